import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const serverBuild = {
  ssr: true,
  outDir: 'dist/server',
  emptyOutDir: true,
  copyPublicDir: false,
  sourcemap: true,
  rolldownOptions: {
    input: {
      main: 'src/server/main.ts',
      embeddedWorker: 'src/server/db/embeddedWorker.mjs',
      bodyWorker: 'src/server/body/bodyWorker.mjs',
    },
    // Flat, so that every file finds the worker beside itself.
    output: { entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' },
  },
}

const webBuild = { outDir: 'dist/web', emptyOutDir: true, modulePreload: { polyfill: false } }

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [react()],
  resolve: { alias: { '@': new URL('./src', import.meta.url).pathname } },
  build: isSsrBuild ? serverBuild : webBuild,
  test: {
    include: ['src/**/*.test.{ts,tsx}'],
    // Generous: a busy machine is no fault of the code.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
}))
