# Put your trust into knowledge/trust.yaml before you build: with the example in it the bot starts only where it is told to
# (ALLOW_EXAMPLE_TRUST=true).
# The bot in a container: production packages only, no rights, and nothing to write to but /app/data and a cache.

FROM node:24-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
# No install scripts: the only one of a production package fetches Node.js, which the image has.
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3978 OPERATIONS_PORT=3979 STORE=sqlite:/app/data/bot.db
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY package.json ./
COPY src ./src
COPY public ./public
COPY knowledge ./knowledge
COPY dialogs ./dialogs
# Besides its data it writes what the next start need not work out again.
RUN mkdir data node_modules/.cache && chown node:node data node_modules/.cache
USER node
VOLUME /app/data
# OPERATIONS_PORT is for the machines around the bot and not exposed.
EXPOSE 3978
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:'+process.env.PORT+'/readyz').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
# Node itself, not npm: it gets SIGTERM and finishes what it is answering.
CMD ["node", "--max-semi-space-size=16", "--import", "./src/compile-cache.mjs", "src/main.ts"]
