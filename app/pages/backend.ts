/** Where Ringback runs: covered by `permittedUrls.fetch` of app-hsmeta.json, which must change with it. */
export const BACKEND = 'https://ringback.example.com';
