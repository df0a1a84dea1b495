import { describe, expect, test } from 'vitest'
import type { DiallerResultCode } from '@/contract/campaign/campaigns'
import { bothTexts, codeWarnings, countFaults } from './codeWarnings'

const code = (ID: number, more: Partial<DiallerResultCode> = {}): DiallerResultCode => ({
  ID,
  DiallerCampaignsID: 1,
  DiallerResultCodesTypesID: 1,
  DiallerResultCodesTypesContent: 'Done',
  DiallerResultCodesTypesShortText: 'DiallerResultCodesTypes.1',
  ShortText: `DiallerCampaignsResultCodes.${ID}`,
  ExportKey: `K${ID}`,
  Content: `Code ${ID}`,
  TimeOffset: null,
  bAllowDelete: true,
  bDone: true,
  bAborted: false,
  bDelay: false,
  bAppointment: false,
  bAgentBound: false,
  ...more,
})

const warned = (english: DiallerResultCode[], german = english) => [
  ...codeWarnings(bothTexts({ '1': english, '2': german })).values(),
]

describe('the warnings of result codes', () => {
  test.each<[string, Partial<DiallerResultCode>, string[]]>([
    ['one effect, that of its type', {}, []],
    ['no effect at all', { bDone: false }, []],
    ['bound to the agent besides', { bAgentBound: true }, []],
    ['done and aborted', { bAborted: true }, ['contradicting']],
    ['done and to be called later', { bDelay: true }, ['contradicting']],
    ['the effect of another type', { DiallerResultCodesTypesID: 2 }, ['contradicting']],
    [
      'delayed and at an appointment',
      { DiallerResultCodesTypesID: 3, bDone: false, bDelay: true, bAppointment: true },
      ['contradicting'],
    ],
  ])('%s', (_, more, expected) => {
    expect(warned([code(1, more)])).toEqual([expected])
  })

  test('name every code whose export key another one has; none has no key in common', () => {
    const keys = ['A', 'B', 'A', null, null, 'a']
    expect(warned(keys.map((ExportKey, place) => code(place + 1, { ExportKey })))).toEqual([
      ['exportKeyTwice'],
      [],
      ['exportKeyTwice'],
      [],
      [],
      [],
    ])
  })

  test('name the language that lacks a text', () => {
    expect(warned([code(1), code(2)], [code(1, { Content: null }), code(2)])).toEqual([
      ['noGerman'],
      [],
    ])
    expect(warned([code(1, { Content: ' ' })], [code(1)])).toEqual([['noEnglish']])
    expect(warned([code(1)], [])).toEqual([['noGerman']])
  })

  test('are counted together: a code can have several', () => {
    const codes = [code(1, { bAborted: true, Content: '' }), code(2), code(3, { ExportKey: 'K2' })]
    expect(countFaults(codeWarnings(bothTexts({ '1': codes, '2': [code(2)] })))).toBe(6)
  })
})
