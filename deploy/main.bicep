// The bot, its registration with Azure Bot Service and Teams, and its store, in one resource group:
//   az deployment group create -g careers-bot -f deploy/main.bicep -p name=careers-example image=registry.example/careers-bot:0.1.0
// The bot signs in as a user-assigned managed identity, so there is no secret to keep or to renew.
// For a single-tenant app registration with a client secret, give appType, appId and appPassword.

@description('Begins every name; small letters, digits and hyphens, unique in Azure because it is part of the address.')
@minLength(3)
@maxLength(24)
param name string

@description('The container image of the bot.')
param image string

@description('Where everything runs. UK South keeps data in the United Kingdom.')
param location string = 'uksouth'

@description('How the bot signs in: as a managed identity made here, or as an app registration made before.')
@allowed(['UserAssignedMSI', 'SingleTenant'])
param appType string = 'UserAssignedMSI'

@description('SingleTenant only: the application (client) id of the app registration.')
param appId string = ''

@description('SingleTenant only: the value of its client secret, not its id.')
@secure()
param appPassword string = ''

@description('Instances of the bot. More than one needs store=redis.')
@minValue(1)
@maxValue(10)
param instances int = 1

@description('Where conversations and saved plans are kept. redis: Azure Managed Redis, made here. local: the disk of the one instance, which costs nothing and is emptied at every restart, update and move to another machine; conversations under way and all saved plans are lost then, and nobody can bring them back.')
@allowed(['redis', 'local'])
param store string = 'redis'

@description('Hours that a conversation is kept after its last message.')
param retentionHours int = 24

@description('For a trial only: start although knowledge/trust.yaml in the image still has the made-up trust.')
param allowExampleTrust bool = false

@description('Websites that may show the chat in their pages, with spaces between them.')
param trustedOrigins string = ''

var isManaged = appType == 'UserAssignedMSI'
var needsRedis = instances > 1 || store == 'redis'
var host = '${name}.azurewebsites.net'
var botId = isManaged ? identity.properties.clientId : appId
var redisName = '${name}-store'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: '${name}-identity'
  location: location
}

resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: '${name}-plan'
  location: location
  kind: 'linux'
  sku: { name: 'P0v3', capacity: instances }
  properties: { reserved: true }
}

// Azure Managed Redis: Azure Cache for Redis can no longer be made since October 2026.
resource redis 'Microsoft.Cache/redisEnterprise@2025-04-01' = if (needsRedis) {
  name: redisName
  location: location
  sku: { name: 'Balanced_B0' }
  properties: { minimumTlsVersion: '1.2' }
}

resource redisDatabase 'Microsoft.Cache/redisEnterprise/databases@2025-04-01' = if (needsRedis) {
  parent: redis
  name: 'default'
  properties: {
    clientProtocol: 'Encrypted'
    port: 10000
    // One address for the whole cluster, as the bot's client expects.
    clusteringPolicy: 'EnterpriseCluster'
    evictionPolicy: 'NoEviction'
    accessKeysAuthentication: 'Enabled'
  }
}

resource site 'Microsoft.Web/sites@2023-12-01' = {
  name: name
  location: location
  kind: 'app,linux,container'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identity.id}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    clientAffinityEnabled: false
    siteConfig: {
      linuxFxVersion: 'DOCKER|${image}'
      alwaysOn: true
      minTlsVersion: '1.2'
      ftpsState: 'Disabled'
      http20Enabled: true
      // Whether the process lives. Whether its store answers is not asked: no new start of the bot would mend that.
      healthCheckPath: '/healthz'
    }
  }
}

// Apart from the site, so that the password of Redis is read only where Redis is made.
resource settings 'Microsoft.Web/sites/config@2023-12-01' = {
  parent: site
  name: 'appsettings'
  properties: {
    MicrosoftAppType: appType
    MicrosoftAppId: botId
    MicrosoftAppTenantId: tenant().tenantId
    MicrosoftAppPassword: isManaged ? '' : appPassword
    PUBLIC_URL: 'https://${host}'
    HOST: '0.0.0.0'
    PORT: '3978'
    WEBSITES_PORT: '3978'
    // App Service puts one proxy in front.
    TRUST_PROXY: '1'
    // What outlives a restart under /home is a network share, on which SQLite's locks and log do not work.
    WEBSITES_ENABLE_APP_SERVICE_STORAGE: 'false'
    STORE: needsRedis
      ? 'rediss://:${uriComponent(redisDatabase!.listKeys().primaryKey)}@${redis!.properties.hostName}:10000'
      : 'sqlite:/app/data/bot.db'
    RETENTION_HOURS: string(retentionHours)
    TRUSTED_ORIGINS: trustedOrigins
    ALLOW_EXAMPLE_TRUST: string(allowExampleTrust)
  }
}

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: '${name}-bot'
  location: 'global'
  kind: 'azurebot'
  // Teams is a standard channel: free of charge, without a limit, in the free tier as well.
  sku: { name: 'F0' }
  properties: {
    displayName: 'NHS careers assistant'
    endpoint: 'https://${host}/api/messages'
    msaAppId: botId
    msaAppType: appType
    msaAppTenantId: tenant().tenantId
    msaAppMSIResourceId: isManaged ? identity.id : null
    // Only tokens of the bot's own identity, never keys, and no channels that were not asked for.
    disableLocalAuth: true
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: 'global'
  properties: {
    channelName: 'MsTeamsChannel'
    properties: { isEnabled: true, acceptedTerms: true }
  }
}

@description('For MicrosoftAppId when the Teams package is built.')
output MicrosoftAppId string = botId

@description('For PUBLIC_URL when the Teams package is built.')
output PUBLIC_URL string = 'https://${host}'
