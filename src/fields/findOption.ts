import { fold, hasWords } from '@/contract/filter/fold'

/** What a list offers: `names` are the texts that mean exactly this one. */
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

/** What Enter takes: the one that is called so, else the first that fits; of namesakes none. */
export function optionFor(options: readonly Option[], typed: string): Option | undefined {
  const fitting = fittingOptions(options, typed)
  const exact = fitting.filter((option) => isExactly(option, typed))
  return exact.length > 1 ? undefined : fitting[0]
}
