import { verifyAuditVerb } from './auditVerb'
import { backupVerb } from './backupVerb'
import { demoVerb } from './demoVerb'
import { eraseVerb } from './eraseVerb'
import { exportVerb } from './exportVerb'
import { importVerb } from './importVerb'
import { schemaVerb } from './schemaVerb'
import { signInLinkVerb } from './signInLinkVerb'
import { createTokenVerb, listTokensVerb, revokeTokenVerb } from './tokenVerbs'
import type { Verb } from './verb'

/** Every verb that works on the database, beside a running server too. */
export const verbs = {
  import: importVerb,
  export: exportVerb,
  backup: backupVerb,
  demo: demoVerb,
  erase: eraseVerb,
  'token create': createTokenVerb,
  'token list': listTokensVerb,
  'token revoke': revokeTokenVerb,
  'sign-in-link': signInLinkVerb,
  'audit verify': verifyAuditVerb,
  schema: schemaVerb,
} as const satisfies Record<string, Verb>

export type VerbName = keyof typeof verbs
export const isVerb = (name: string): name is VerbName => Object.hasOwn(verbs, name)
