import { ShortcutSheet } from '@/app/shortcuts/ShortcutSheet'

/** The sheet of shortcuts over an empty page; it stays open. */
export const ShortcutSheetOpen = (_none: object) => (
  <>
    <h1>Sheet</h1>
    <ShortcutSheet onClose={() => undefined} />
  </>
)
