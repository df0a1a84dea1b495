import type {
  CloneProof,
  CloneVerdict,
  ComparedCode,
  ComparedField,
  WholeCampaign,
} from '@/contract/campaign/campaignStories'

type Fields = Record<string, unknown>
/** Of each key that is meant to differ: the value that it should have, and why. */
type Meant = Record<string, readonly [value: unknown, why: CloneVerdict]>

function compare(source: Fields, clone: Fields, meant: Meant): ComparedField[] {
  const keys = new Set([...Object.keys(source), ...Object.keys(clone)])
  return [...keys].map((key) => {
    const [wanted, why] = meant[key] ?? [source[key], 'equal' as const]
    const isMeant = clone[key] === wanted
    const verdict = !isMeant ? 'fault' : clone[key] === source[key] ? 'equal' : why
    return { key, source: source[key] ?? null, clone: clone[key] ?? null, verdict }
  })
}

/** Each code once, with its texts in both languages; the type's name follows from the type. */
function codesOf({ resultCodes }: WholeCampaign): Map<number, Fields> {
  const german = new Map(resultCodes['2'].map((code) => [code.ID, code.Content]))
  return new Map(
    resultCodes['1'].map(({ Content, DiallerResultCodesTypesContent: _, ...code }) => [
      code.ID,
      { ...code, 'Content.1': Content, 'Content.2': german.get(code.ID) ?? null },
    ]),
  )
}

function compareCodes(
  source: WholeCampaign,
  clone: WholeCampaign,
  pairs: ReadonlyMap<number, number>,
): ComparedCode[] {
  const copies = codesOf(clone)
  const left = new Set(copies.keys())
  const compared = [...codesOf(source)].map(([sourceID, code]) => {
    const cloneID = pairs.get(sourceID) ?? 0
    const copy = copies.get(cloneID)
    left.delete(cloneID)
    const fields = compare(code, copy ?? {}, {
      ID: [cloneID, 'ownID'],
      DiallerCampaignsID: [clone.campaign.ID, 'ownID'],
      ShortText: [`DiallerCampaignsResultCodes.${cloneID}`, 'ownID'],
    })
    return { sourceID, cloneID: copy ? cloneID : null, name: nameOf(code), fields }
  })
  const extra = [...left].map((cloneID) => {
    const copy = copies.get(cloneID) ?? {}
    return { sourceID: null, cloneID, name: nameOf(copy), fields: compare({}, copy, {}) }
  })
  return [...compared, ...extra]
}

const nameOf = (code: Fields) => {
  const name = code.ExportKey ?? code['Content.1'] ?? code['Content.2']
  return typeof name === 'string' ? name : null
}

type CloneOptions = { destination: string; codes: ReadonlyMap<number, number> }

function prove(
  source: WholeCampaign,
  copy: WholeCampaign,
  { codes: pairs, destination }: CloneOptions,
  more: { meant: Meant; nContacts: number },
): CloneProof {
  const follow = (id: number | null) => [id === null ? null : pairs.get(id), 'followsCode'] as const
  const fields = compare(source.campaign, copy.campaign, {
    ID: [copy.campaign.ID, 'ownID'],
    Name: [destination, 'newName'],
    bActive: [false, 'startsInactive'],
    AbortOnNoTelNumberResultCodesID: follow(source.campaign.AbortOnNoTelNumberResultCodesID),
    IncomingCallResultCodesID: follow(source.campaign.IncomingCallResultCodesID),
    ...more.meant,
  })
  const codes = compareCodes(source, copy, pairs)
  const all = [...fields, ...codes.flatMap((code) => code.fields)]
  const named = ({ campaign: { ID, Name } }: WholeCampaign) => ({ ID, Name })
  return {
    source: named(source),
    clone: named(copy),
    isSound: copy.nContacts === more.nContacts && all.every(({ verdict }) => verdict !== 'fault'),
    fields,
    codes,
    contacts: { source: source.nContacts, clone: copy.nContacts },
  }
}

/** Both as they were read again after cloning, held against what was asked for. */
export const proveClone = (
  source: WholeCampaign,
  clone: WholeCampaign,
  asked: CloneOptions & { userData?: string | undefined },
): CloneProof =>
  prove(source, clone, asked, {
    meant: { UserData: [asked.userData ?? null, 'userDataGiven'] },
    nContacts: 0,
  })

/** A restored campaign as it was read again, held against its kept copy: all contacts are back. */
export const proveRestored = (
  kept: WholeCampaign,
  restored: WholeCampaign,
  asked: CloneOptions,
): CloneProof => prove(kept, restored, asked, { meant: {}, nContacts: kept.nContacts })
