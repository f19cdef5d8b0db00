import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** `GATEWAY_URL`: where `vite` in development finds the gateway. */
const gateway = process.env.GATEWAY_URL ?? 'http://127.0.0.1:7080';

export default defineConfig({
  root: import.meta.dirname,
  base: '/console/',
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    sourcemap: false,
    // No data: URIs, so that a strict content security policy needs no exception for them.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // One chunk, so that strictPage.ts is run before the contracts are made.
          groups: [{ name: 'contracts', test: /node_modules\/zod\/|shared\/src\/|api\/strictPage/ }],
        },
      },
    },
  },
  server: { proxy: { '/api': gateway } },
});
