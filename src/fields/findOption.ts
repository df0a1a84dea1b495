import { fold, hasWords } from '@/contract/filter/fold'

/** An option of a list: `names` are the texts that match it exactly. */
export type Option = { id: number; label: string; names: readonly string[] }

const isExactly = ({ names, label }: Option, typed: string) =>
  [label, ...names].some((name) => fold(name) === fold(typed.trim()))

const rankOf = (option: Option, typed: string) => {
  if (isExactly(option, typed)) return 0
  return fold(option.label).startsWith(fold(typed.trim())) ? 1 : 2
}

/** The options with every word that was typed: first what is called so, then what begins so. */
export const fittingOptions = (options: readonly Option[], typed: string): Option[] =>
  options
    .filter(({ label, names }) => hasWords([label, ...names].join(' '), typed))
    .map((option) => ({ option, rank: rankOf(option, typed) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ option }) => option)

/**
 * The option that Enter takes: the exact name, else the first match; none where names are equal.
 */
export function optionFor(options: readonly Option[], typed: string): Option | undefined {
  const fitting = fittingOptions(options, typed)
  const exact = fitting.filter((option) => isExactly(option, typed))
  return exact.length > 1 ? undefined : fitting[0]
}
