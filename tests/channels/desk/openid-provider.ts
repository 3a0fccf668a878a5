// A real OpenID provider (oidc-provider) as a process of its own, for the tests of signing in. Its people are chosen by
// `login_hint`. Its clock may be behind: what it gives out has then expired.

import { createServer } from 'node:http';
// @ts-expect-error: it has no types
import { Provider } from 'oidc-provider';

const [, , clientId = '', clientSecret = '', redirectUri = '', secondsBehind = '0'] = process.argv;
const now = Date.now;
Date.now = () => now() - Number(secondsBehind) * 1000;

const ROLES: Record<string, string[]> = {
  reader: ['Desk.Read'],
  editor: ['Desk.Edit'],
  publisher: ['Desk.Read', 'Desk.Publish'],
  visitor: ['Something.Else'],
};

const server = createServer();
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const provider = new Provider(`http://127.0.0.1:${port}`, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [redirectUri],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    claims: { openid: ['sub', 'roles'], profile: ['name', 'preferred_username'] },
    // As Entra does: what is asked for stands in the ID token.
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    ttl: {
      IdToken: 600,
      AccessToken: 600,
      AuthorizationCode: 60,
      Grant: 600,
      Interaction: 600,
      Session: 600,
    },
    findAccount: (_: unknown, sub: string) => ({
      accountId: sub,
      claims: () => ({
        sub,
        name: `Test ${sub}`,
        preferred_username: `${sub}@example.org`,
        ...(ROLES[sub] && { roles: ROLES[sub] }),
      }),
    }),
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    loadExistingGrant: async (context: {
      oidc: {
        client: { clientId: string };
        session: { accountId: string };
        provider: {
          Grant: new (of: object) => { addOIDCScope(scope: string): void; save(): Promise<string> };
        };
      };
    }) => {
      const { client, session, provider: own } = context.oidc;
      const grant = new own.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid profile');
      await grant.save();
      return grant;
    },
  });
  const answer = provider.callback();
  server.on('request', async (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return answer(request, response);
    const { params } = await provider.interactionDetails(request, response);
    const login = { accountId: String(params.login_hint ?? 'reader') };
    await provider.interactionFinished(request, response, { login });
  });
  console.log(`issuer http://127.0.0.1:${port}`);
});
