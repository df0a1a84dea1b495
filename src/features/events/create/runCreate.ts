import type { DraftSave, SavedDraft } from '@/client/eventDrafts'
import type { HeldEvent } from '@/client/heldEvents'
import type { NewEvent } from '@/contract/event/newEvent'
import type { WindowDraft } from '@/contract/event/windowDraft'
import type { FormStart } from './beginForm'
import { nextCreate } from './createMachine'
import { beginCreate, type CreateCommand, type CreateInput, windowDraftOf } from './createState'
import { isSameDraft } from './draft/eventDraft'

export type CreateParts = {
  place: { owner: string; search: string }
  save: (save: DraftSave) => Promise<SavedDraft>
  hold: (create: { event: NewEvent; key: string }) => Promise<HeldEvent>
  undo: (key: string) => Promise<HeldEvent>
  discard: (key: string) => void
  newKey: () => string
  readWindow: () => WindowDraft | undefined
  writeWindow: (draft: WindowDraft | undefined) => void
}

type Request = Extract<CreateCommand, { do: 'save' | 'hold' | 'undo' }>

/** Sends a request; what comes of it is an input of the machine. */
function ask(parts: CreateParts, request: Request): Promise<CreateInput> {
  switch (request.do) {
    case 'save': {
      const { key } = request.save
      return parts.save(request.save).then(
        ({ version, savedAt }): CreateInput => ({ is: 'saved', key, version, savedAt }),
        (error): CreateInput => ({ is: 'notSaved', key, error }),
      )
    }
    case 'hold': {
      const { key, event } = request
      return parts.hold({ key, event }).then(
        (held): CreateInput => ({ is: 'answered', key, held }),
        (error): CreateInput => ({ is: 'notHeld', key, error }),
      )
    }
    case 'undo': {
      const { key } = request
      return parts.undo(key).then(
        (held): CreateInput => ({ is: 'answered', key, held }),
        (error): CreateInput => ({ is: 'notUndone', key, error }),
      )
    }
  }
}

const isSameForm = (a: WindowDraft | undefined, b: WindowDraft | undefined) =>
  a && b ? a.key === b.key && isSameDraft(a.draft, b.draft) : a === b

/** A form's create with its timer, its requests and its draft in the window. */
export function runCreate(start: FormStart, parts: CreateParts) {
  let state = beginCreate(start)
  let kept = windowDraftOf(state, parts.place)
  let timer: ReturnType<typeof setTimeout> | undefined
  let isOpen = false
  const listeners = new Set<() => void>()

  /** In the window with each stroke; after the form was left, never over what another one has. */
  function keep(): void {
    const draft = windowDraftOf(state, parts.place)
    if (JSON.stringify(draft) === JSON.stringify(kept)) return
    const isOwn = isOpen || isSameForm(parts.readWindow(), kept)
    kept = draft
    if (isOwn) parts.writeWindow(draft)
  }

  function send(input: CreateInput): void {
    const { state: next, command } = nextCreate(state, input, parts.newKey())
    state = next
    keep()
    for (const listener of listeners) listener()
    if (command) run(command)
  }

  function run(command: CreateCommand): void {
    if (command.do !== 'hold' && command.do !== 'undo') clearTimeout(timer)
    if (command.do === 'wait') timer = setTimeout(() => send({ is: 'saveDue' }), command.ms)
    else if (command.do === 'discard') parts.discard(command.key)
    else {
      void ask(parts, command).then((answer) => {
        // Who left a form that was being sent is told when they come back: the window has it.
        if (isOpen || command.do !== 'hold') send(answer)
      })
    }
  }

  return {
    start,
    state: () => state,
    send,
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    /** Its form is shown until the function is called; what is unsaved goes out at both ends. */
    open(): () => void {
      isOpen = true
      send({ is: 'saveDue' })
      return () => {
        send({ is: 'saveDue', isLeaving: true })
        isOpen = false
      }
    },
  }
}
export type CreateRun = ReturnType<typeof runCreate>
