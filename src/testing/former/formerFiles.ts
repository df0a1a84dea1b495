import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'

/** What a former program left, by the number of its newest migration. */
export const formerFolder = 'src/testing/former/0018'

/** The three databases of a cluster are alike, so a window that holds them all halves the file. */
const packing = {
  params: {
    [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_LARGE_MAX_WINDOW_BITS,
    [constants.BROTLI_PARAM_LARGE_WINDOW]: 1,
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
  },
}
const unpacking = { params: { [constants.BROTLI_DECODER_PARAM_LARGE_WINDOW]: 1 } }
const maxBuffer = 512 * 1024 * 1024

export function packFile(path: string, content: string | Uint8Array): void {
  writeFileSync(path, brotliCompressSync(content, packing))
}

export const unpackFile = (path: string): Buffer =>
  brotliDecompressSync(readFileSync(path), unpacking)

function tar(words: string[], input?: Buffer): Buffer {
  const { status, stdout, stderr } = spawnSync('tar', words, { input, maxBuffer })
  if (status !== 0) throw new Error(`tar failed: ${stderr}`)
  return stdout
}

export const packFolder = (folder: string): Buffer =>
  tar(['-c', '--sort=name', '--owner=0', '--group=0', '-C', folder, 'database'])

/** Unpacks a data directory, of whoever runs the tests. */
export function unpackFolder(file: string, folder: string): void {
  mkdirSync(folder, { mode: 0o700 })
  tar(['-x', '--no-same-owner', '-C', folder], unpackFile(file))
}
