import { useState } from 'react'

/** A text that is being written: a reload of the page keeps it, until it is emptied. */
export function useStoredText(name: string): [text: string, write: (text: string) => void] {
  const key = `callboard:text:${name}`
  const [text, setText] = useState(() => window.sessionStorage.getItem(key) ?? '')
  const write = (next: string) => {
    setText(next)
    if (next === '') window.sessionStorage.removeItem(key)
    else window.sessionStorage.setItem(key, next)
  }
  return [text, write]
}
