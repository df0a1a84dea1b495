import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { ProblemError } from '@/client/errors'
import { workMutations } from '@/client/groups/work'
import { newKey } from '@/client/newKey'

/**
 * Takes the next event. While it is unknown whether the last press took one, the next press asks for
 * the outcome of that one, by its key.
 */
export function useTakeNext() {
  const taking = useMutation(workMutations.takeNext())
  const key = useRef<string>(undefined)
  const take = () => {
    if (taking.isPending) return
    key.current ??= newKey()
    taking.mutate(key.current, {
      onSuccess: () => {
        key.current = undefined
      },
      onError: (error) => {
        if (error instanceof ProblemError && error.status < 500) key.current = undefined
      },
    })
  }
  return { taking, take }
}
export type TakingNext = ReturnType<typeof useTakeNext>
