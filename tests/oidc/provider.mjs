// An OpenID provider for the tests: node provider.mjs PORT CLIENT_ID CLIENT_SECRET REDIRECT_URI…
// Whoever signs in with the name of an account below is that account, with any password; others have no roles.

import { Provider } from "oidc-provider";

const [port, clientId, clientSecret, ...redirectUris] = process.argv.slice(2);

const ACCOUNTS = {
  "li.min": { name: "李敏", roles: ["budget-administrators"], departments: [] },
  "wang.fang": { name: "王芳", roles: ["budget-reporters"], departments: ["D001"] },
};

const provider = new Provider(`http://localhost:${port}`, {
  clients: [
    {
      client_id: clientId,
      client_secret: clientSecret,
      redirect_uris: redirectUris,
      post_logout_redirect_uris: redirectUris.map((uri) => new URL("/", uri).href),
    },
  ],
  // What the product asks for beside who somebody is: what he is, and of which departments.
  claims: {
    openid: ["sub"],
    profile: ["name", "preferred_username"],
    roles: ["roles", "departments"],
  },
  scopes: ["openid", "profile", "roles"],
  // Claims stand in the ID token, as most providers of offices have them.
  conformIdTokenClaims: false,
  findAccount: (context, id) => ({
    accountId: id,
    claims: () => ({ sub: id, preferred_username: id, name: id, roles: [], departments: [], ...ACCOUNTS[id] }),
  }),
  cookies: { keys: ["a key of the tests"] },
  ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
});

provider.listen(Number(port), "localhost", () => console.log("listening"));
