import type { Labels } from '../values/labels'
import { fold } from './fold'

/** A type or status: the last part of its ShortText, and its labels. */
export type Named = { id: number; key: string; labels: Labels }

export const eventTypes: readonly Named[] = [
  {
    id: 1,
    key: 'VoiceMail',
    labels: { en: 'Voice mail', de: 'Sprachnachricht', fr: 'Message vocal' },
  },
  { id: 2, key: 'Fax', labels: { en: 'Fax', de: 'Fax', fr: 'Fax' } },
  { id: 3, key: 'Callback', labels: { en: 'Callback', de: 'Rückruf', fr: 'Rappel' } },
  { id: 4, key: 'SMS', labels: { en: 'SMS', de: 'SMS', fr: 'SMS' } },
  { id: 5, key: 'Email', labels: { en: 'E-mail', de: 'E-Mail', fr: 'E-mail' } },
  { id: 6, key: 'WorkFlowConnector', labels: { en: 'Ticket', de: 'Ticket', fr: 'Ticket' } },
  { id: 7, key: 'Chat', labels: { en: 'Chat', de: 'Chat', fr: 'Chat' } },
]

export const eventStatuses: readonly Named[] = [
  { id: 0, key: 'EnterSystem', labels: { en: 'Entering', de: 'Eingang', fr: 'Entrée' } },
  { id: 1, key: 'Distribute', labels: { en: 'Waiting', de: 'Wartend', fr: 'En attente' } },
  {
    id: 2,
    key: 'TransportSMTP',
    labels: { en: 'Sending by mail', de: 'Mailversand', fr: 'Envoi par e-mail' },
  },
  {
    id: 4,
    key: 'TransportToGroup',
    labels: { en: 'To group', de: 'An Gruppe', fr: 'Vers un groupe' },
  },
  {
    id: 10,
    key: 'TransportAgent',
    labels: { en: 'To agent', de: 'An Agent', fr: 'Vers un agent' },
  },
  { id: 20, key: 'New', labels: { en: 'New', de: 'Neu', fr: 'Nouveau' } },
  { id: 30, key: 'Seen', labels: { en: 'Seen', de: 'Gesehen', fr: 'Vu' } },
  { id: 40, key: 'Remind', labels: { en: 'Reminder', de: 'Wiedervorlage', fr: 'Relance' } },
  {
    id: 98,
    key: 'ChatClosed',
    labels: { en: 'Chat closed', de: 'Chat beendet', fr: 'Chat terminé' },
  },
  { id: 99, key: 'Done', labels: { en: 'Done', de: 'Erledigt', fr: 'Terminé' } },
  { id: 100, key: 'Error', labels: { en: 'Error', de: 'Fehler', fr: 'Erreur' } },
]

/** `open` of the filter language is everything else. */
export const closedStatusIds: readonly number[] = [99, 100]

/** Open, and nobody has the event: entering, waiting, on its way to a group, new. */
export const waitingStatusIds: readonly number[] = [0, 1, 2, 4, 20]

/** A reminder, whose appointment a person set, is due anew once that moment has come. */
export const remindStatusId = 40

/** What can be due, by the status alone. */
export const unansweredStatusIds: readonly number[] = [...waitingStatusIds, remindStatusId]

/** What can be asked of an appointment by a word, beside dates. */
export const appointmentWords = ['due', 'overdue', 'today', 'later', 'any', 'none'] as const

/** What can be asked of a goal: by its deadline answered, passed and not so, no goal. */
export const goalWords = ['met', 'missed', 'none'] as const

/** How an event can have stood at a past minute: `was:open@2026-11-24T10:42`. */
export const pastWords = ['open', 'closed', 'due', 'overdue'] as const
export type PastWord = (typeof pastWords)[number]

/** An appointment is overdue when it has been due for so long; groups have no grace of their own. */
export const graceMinutes = 15

/** By ID, by key, or by label in any of the three languages; case and accents ignored. */
export function findNamed(names: readonly Named[], text: string): Named | undefined {
  const wanted = fold(text)
  return names.find(
    ({ id, key, labels }) =>
      String(id) === text ||
      fold(key) === wanted ||
      Object.values(labels).some((label) => fold(label) === wanted),
  )
}
