import { hash, randomBytes } from 'node:crypto'

/** 256 random bits behind a prefix that scanners for leaked secrets can recognise. */
const secret = (prefix: string) => `${prefix}_${randomBytes(32).toString('base64url')}`

export const newToken = () => secret('cb')
export const newSessionSecret = () => secret('cbs')
export const newInvitationSecret = () => secret('cbi')
export const newSignInCode = () => secret('cbc')
export const newOidcSecret = () => secret('cbo')

/** All that is stored of a secret. It has too many bits to guess, so no slow hash is needed. */
export const secretHash = (text: string): Buffer => hash('sha256', text, 'buffer')
