import { useMutation } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { eventDraftMutations } from '@/client/eventDrafts'
import { heldMutations } from '@/client/heldEvents'
import { newKey } from '@/client/newKey'
import type { FormStart } from './beginForm'
import type { CreateState } from './createState'
import { readWindowDraft, writeWindowDraft } from './draft/windowDraftStorage'
import { type CreateParts, type CreateRun, runCreate } from './runCreate'

/** The create whose form is open, and the way to another one. */
export function useCreateRun(place: CreateParts['place'], begin: () => FormStart) {
  const { mutateAsync: save } = useMutation(eventDraftMutations.save())
  const { mutateAsync: hold } = useMutation(heldMutations.hold())
  const { mutateAsync: undo } = useMutation(heldMutations.undo())
  const { mutate: discard } = useMutation(eventDraftMutations.discard())
  const readWindow = () => readWindowDraft(place.owner)
  const window = { readWindow, writeWindow: writeWindowDraft }
  const parts = { place, save, hold, undo, discard, newKey, ...window }
  const [create, setCreate] = useState(() => runCreate(begin(), parts))
  useOpen(create)
  return { create, open: (start: FormStart) => setCreate(runCreate(start, parts)) }
}

/** What is typed goes out when the page is left or hidden, since it may not come back. */
function useOpen(create: CreateRun): void {
  useEffect(() => {
    const close = create.open()
    const leave = () => create.send({ is: 'saveDue', isLeaving: true })
    const hide = () => {
      if (document.visibilityState === 'hidden') leave()
    }
    window.addEventListener('pagehide', leave)
    document.addEventListener('visibilitychange', hide)
    return () => {
      close()
      window.removeEventListener('pagehide', leave)
      document.removeEventListener('visibilitychange', hide)
    }
  }, [create])
}

/** A part of the state that stays the same object until it changes. */
export const useCreateState = <Part>(create: CreateRun, part: (state: CreateState) => Part): Part =>
  useSyncExternalStore(create.subscribe, () => part(create.state()))

export const usePhase = (create: CreateRun) => useCreateState(create, ({ phase }) => phase)
