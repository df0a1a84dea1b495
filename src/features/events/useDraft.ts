import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { eventDraftMutations, eventDraftQueries } from '@/client/eventDrafts'
import { newKey } from '@/client/newKey'
import type { FormStart } from './beginForm'
import { type DraftState, draftKeeper } from './draftKeeper'
import type { EventFormApi } from './eventDraft'
import { writeWindowDraft } from './windowDraft'

type Place = { owner: string; search: string }

/** The form's draft: kept as it is typed, flushed when the page goes, followed when it comes back. */
export function useDraft(form: EventFormApi, start: FormStart, { owner, search }: Place) {
  const save = useMutation(eventDraftMutations.save())
  const drafts = useQuery(eventDraftQueries.list())
  const [state, setState] = useState<DraftState>({ is: 'untouched' })
  const [keeper] = useState(() =>
    draftKeeper({
      start,
      owner,
      search,
      save: save.mutateAsync,
      newKey,
      write: writeWindowDraft,
      tell: setState,
    }),
  )

  useEffect(() => {
    const leave = () => void keeper.flush(true)
    const hide = () => {
      if (document.visibilityState === 'hidden') leave()
    }
    const stop = form.subscribe({
      formState: { values: true },
      callback: ({ values }) => keeper.change(values),
    })
    void keeper.flush()
    window.addEventListener('pagehide', leave)
    document.addEventListener('visibilitychange', hide)
    return () => {
      stop()
      leave()
      window.removeEventListener('pagehide', leave)
      document.removeEventListener('visibilitychange', hide)
    }
  }, [form, keeper])

  useEffect(() => {
    const newer = drafts.data?.records.find(({ key }) => key === keeper.key())
    if (newer && keeper.follow(newer)) form.reset(newer.draft)
  }, [drafts.data, form, keeper])

  return { keeper, state }
}
