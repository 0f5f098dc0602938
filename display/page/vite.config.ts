import { defineConfig } from 'vitest/config';

// `npm run dev` shows the page with a gateway of one's own: KNEAD_GATEWAY=127.0.0.1:8080
const gateway = process.env['KNEAD_GATEWAY'] ?? '127.0.0.1:8080';

export default defineConfig({
  esbuild: { jsx: 'automatic', jsxImportSource: 'preact' },
  build: {
    // Kiosks run Debian 12's Chromium or Firefox ESR.
    target: ['chrome109', 'firefox115', 'safari16'],
    // The gateway's policy lets no inline script, style or data address through.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    proxy: { '/ws': { target: `ws://${gateway}`, ws: true }, '/api': `http://${gateway}` },
  },
  test: { include: ['tests/**/*.test.{ts,tsx}'], environment: 'node' },
});
