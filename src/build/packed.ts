import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import type { Plugin } from 'vite'

const params = {
  [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
  [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
}

/**
 * Writes each script and style sheet a second time, as small as it gets: that takes seconds, which
 * the build has and a request has not, and saves a seventh of what every page loads.
 */
export const packed: Plugin = {
  name: 'packed',
  apply: (_config, { command, isSsrBuild }) => command === 'build' && !isSsrBuild,
  writeBundle({ dir = '' }, bundle) {
    for (const name of Object.keys(bundle).filter((name) => /\.(js|css)$/.test(name))) {
      const small = brotliCompressSync(readFileSync(join(dir, name)), { params })
      writeFileSync(join(dir, `${name}.br`), small)
    }
  },
}
