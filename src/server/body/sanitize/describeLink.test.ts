import { expect, test } from 'vitest'
import { describeLink, targetOf } from './describeLink.mjs'

const says = (text: string, address: string) => {
  const target = targetOf(address)
  return target && describeLink(target, text).says
}

test.each([
  ['https://bank.example', 'https://evil.example/', 'bank.example'],
  ['bank.example', 'https://evil.example/', 'bank.example'],
  ['www.bank.example/login', 'http://evil.example', 'www.bank.example'],
  ['bank.example', 'https://bank.example.evil.example/', 'bank.example'],
  ['bank.example', 'https://bank.example@evil.example/', 'bank.example'],
  ['bank.example', 'https://notbank.example/', 'bank.example'],
  ['b\u200Bank.example', 'https://evil.example/', 'bank.example'],
  ['ｂａｎｋ.example', 'https://evil.example/', 'bank.example'],
  ['\u202Ebank.example', 'https://evil.example/', 'bank.example'],
  ['bank.example', 'https://xn--bnk-ula.example/', 'bank.example'],
  ['help@bank.example', 'mailto:help@evil.example', 'help@bank.example'],
  ['help@bank.example', 'https://evil.example/', 'help@bank.example'],
])('“%s” to %s is named as leading elsewhere', (text, address, host) => {
  expect(says(text, address)).toBe(host)
})

test.each([
  ['bank.example', 'https://bank.example/login'],
  ['bank.example', 'https://www.bank.example/'],
  ['www.bank.example', 'https://bank.example/'],
  ['bank.example', 'https://mail.bank.example/'],
  ['bänk.example', 'https://xn--bnk-qla.example/'],
  ['click here', 'https://evil.example/'],
  ['invoice.pdf', 'https://evil.example/'],
  ['Version 2.0 of the contract', 'https://evil.example/'],
  ['help@bank.example', 'mailto:help@bank.example?subject=x'],
  ['help@bank.example', 'https://www.bank.example/'],
  ['', 'https://evil.example/'],
])('“%s” to %s says nothing wrong', (text, address) => {
  expect(says(text, address)).toBeNull()
})

test.each([
  'javascript:alert(1)',
  'java\tscript:alert(1)',
  '  javascript:alert(1)',
  'data:text/html,x',
  'vbscript:x',
  'file:///etc/passwd',
  'blob:https://a.example/1',
  '/relative',
  '//host.example/x',
  '#part',
  '',
])('“%s” is no address to go to', (address) => {
  expect(targetOf(address)).toBeUndefined()
})
