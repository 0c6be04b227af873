/** The one page of the preview; what it shows depends on its address. */
export const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Ringback sandbox</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/sandbox/assets/page.css">
</head>
<body>
<div id="page"></div>
<script src="/sandbox/assets/page.js"></script>
</body>
</html>
`;

/** Nothing from elsewhere but pictures, which texts may carry. */
export const POLICY =
  "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; font-src 'self'; connect-src 'self'; img-src 'self' https: data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
