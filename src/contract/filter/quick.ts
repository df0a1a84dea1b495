import type { FieldTerm, Term, Value } from './terms'

/** Fields whose values are chosen in menus of checkboxes, in the order of the menus. */
export const quickFields = ['status', 'type', 'group', 'agent', 'appointment'] as const
export type QuickField = (typeof quickFields)[number]

export type QuickTerm = FieldTerm & { test: { any: Value[] } }

const isQuick =
  (field: QuickField) =>
  (term: Term): term is QuickTerm =>
    term.kind === 'field' && term.field === field && !term.not && 'any' in term.test

/** The first `field:a,b` without a minus is what the checkboxes of a field show; -1: none. */
export const quickPlace = (terms: readonly Term[], field: QuickField): number =>
  terms.findIndex(isQuick(field))

export const quickTerm = (terms: readonly Term[], field: QuickField): QuickTerm | undefined =>
  terms.find(isQuick(field))
