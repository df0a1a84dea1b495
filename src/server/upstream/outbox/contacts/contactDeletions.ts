import type { StoredWrite } from '../../../http/upstreamWrites'
import { contactKind } from '../../kinds/contactKind'
import { type Deletion, findingOfRecord } from '../deletion'
import { type ContactDeletion, type ContactsDeletion, finishContactDeletion } from './contactKinds'

// Written by the outbox from one of the two.
const requestOf = ({ request }: StoredWrite): ContactDeletion & ContactsDeletion =>
  JSON.parse(request)

export const contactDeletion: Deletion = {
  kind: 'deleteContact',
  // Contacts are in no poll; each of them is asked for by itself.
  list: 'campaign',
  findingOf: (write, _poll, ask) =>
    findingOfRecord(contactKind, requestOf(write).DiallerContactsID, {}, ask),
  finish: finishContactDeletion,
}

export const contactsDeletion: Deletion = {
  kind: 'deleteContacts',
  list: 'campaign',
  findingOf: async (write, _poll, ask) => {
    // All contacts are not read once more for what is told already.
    if (write.state === 'not_done') return undefined
    const { userData } = requestOf(write)
    const fits = ({ value }: { value: Record<string, unknown> }) => value.UserData === userData
    const { isWhole, found } = await ask.contacts(undefined, fits)
    if (found.length > 0) return 'there'
    return isWhole ? 'missing' : undefined
  },
  finish: finishContactDeletion,
}
