import { fold } from './fold'

/** A type or status: the last part of its ShortText, and its label in EN, DE, FR. */
export type Named = { id: number; key: string; labels: readonly [string, string, string] }

export const eventTypes: readonly Named[] = [
  { id: 1, key: 'VoiceMail', labels: ['Voice mail', 'Sprachnachricht', 'Message vocal'] },
  { id: 2, key: 'Fax', labels: ['Fax', 'Fax', 'Fax'] },
  { id: 3, key: 'Callback', labels: ['Callback', 'Rückruf', 'Rappel'] },
  { id: 4, key: 'SMS', labels: ['SMS', 'SMS', 'SMS'] },
  { id: 5, key: 'Email', labels: ['E-mail', 'E-Mail', 'E-mail'] },
  { id: 6, key: 'WorkFlowConnector', labels: ['Ticket', 'Ticket', 'Ticket'] },
  { id: 7, key: 'Chat', labels: ['Chat', 'Chat', 'Chat'] },
]

export const eventStatuses: readonly Named[] = [
  { id: 0, key: 'EnterSystem', labels: ['Entering', 'Eingang', 'Entrée'] },
  { id: 1, key: 'Distribute', labels: ['Waiting', 'Wartend', 'En attente'] },
  { id: 2, key: 'TransportSMTP', labels: ['Sending by mail', 'Mailversand', 'Envoi par e-mail'] },
  { id: 4, key: 'TransportToGroup', labels: ['To group', 'An Gruppe', 'Vers un groupe'] },
  { id: 10, key: 'TransportAgent', labels: ['To agent', 'An Agent', 'Vers un agent'] },
  { id: 20, key: 'New', labels: ['New', 'Neu', 'Nouveau'] },
  { id: 30, key: 'Seen', labels: ['Seen', 'Gesehen', 'Vu'] },
  { id: 40, key: 'Remind', labels: ['Reminder', 'Wiedervorlage', 'Relance'] },
  { id: 98, key: 'ChatClosed', labels: ['Chat closed', 'Chat beendet', 'Chat terminé'] },
  { id: 99, key: 'Done', labels: ['Done', 'Erledigt', 'Terminé'] },
  { id: 100, key: 'Error', labels: ['Error', 'Fehler', 'Erreur'] },
]

/** `open` of the filter language is everything else. */
export const closedStatusIds: readonly number[] = [99, 100]

/** By ID, by key, or by label in any of the three languages; case and accents ignored. */
export function findNamed(names: readonly Named[], text: string): Named | undefined {
  const wanted = fold(text)
  return names.find(
    ({ id, key, labels }) =>
      String(id) === text || fold(key) === wanted || labels.some((label) => fold(label) === wanted),
  )
}
