import { Suspense, useCallback, useEffect, useRef, useState } from 'react'
import { lazyPart } from '@/ui/page/lazyLoad'
import { useShortcuts } from '@/ui/useShortcuts'
import { FinderButtons } from './FinderButtons'

const Palette = lazyPart(() => import('../palette/Palette'), 'Palette')
const ShortcutSheet = lazyPart(() => import('../shortcuts/ShortcutSheet'), 'ShortcutSheet')

/** Hears what is typed while the palette is still on its way. */
function Early({ onText }: { onText: (text: string) => void }) {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.length > 1 || event.ctrlKey || event.metaKey || event.altKey) return
      event.preventDefault()
      event.stopPropagation()
      onText(event.key)
    }
    window.addEventListener('keydown', onKeyDown, true)
    return () => window.removeEventListener('keydown', onKeyDown, true)
  }, [onText])
  return null
}

/** Palette and shortcut sheet, with keys and with buttons; both are loaded when first opened. */
export function Finder({ isFolded }: { isFolded: boolean }) {
  const [open, setOpen] = useState<'palette' | 'sheet'>()
  const close = () => setOpen(undefined)
  const from = useRef<Element>(null)
  const early = useRef('')
  const hear = useCallback((text: string) => {
    early.current += text
  }, [])
  // One dialog at a time: what asks for an answer keeps the keys.
  const show = (which: 'palette' | 'sheet') => () => {
    if (document.querySelector('[role=dialog]') !== null) return
    from.current = document.activeElement
    early.current = ''
    setOpen(which)
  }
  useEffect(() => {
    if (open === undefined && from.current instanceof HTMLElement) from.current.focus()
  }, [open])
  useShortcuts({ 'mod+k': show('palette'), '?': show('sheet') })
  return (
    <>
      <FinderButtons isFolded={isFolded} onPalette={show('palette')} onSheet={show('sheet')} />
      {open === 'palette' && (
        <Suspense fallback={<Early onText={hear} />}>
          <Palette early={early} onClose={close} onSheet={() => setOpen('sheet')} />
        </Suspense>
      )}
      <Suspense>{open === 'sheet' && <ShortcutSheet onClose={close} />}</Suspense>
    </>
  )
}
