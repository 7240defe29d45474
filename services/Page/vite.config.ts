import { defineConfig } from 'vite';

// `npm run dev` takes the figures from a server that runs already.
const server = process.env.TABULATION ?? 'http://127.0.0.1:5000';

export default defineConfig({
  base: '/',
  build: { target: 'es2022', assetsInlineLimit: 0, modulePreload: { polyfill: false }, cssCodeSplit: false },
  server: { proxy: { '/api': server, '/log': server } },
});
