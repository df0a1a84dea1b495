import { IconHelp } from '@tabler/icons-react'
import { Suspense, useState } from 'react'
import { m } from '@/messages'
import { IconButton } from '@/ui/buttons/IconButton'
import { lazyPart } from '@/ui/page/lazyLoad'

const FilterHelp = lazyPart(() => import('./FilterHelp'), 'FilterHelp')

/** Opens examples of what can be written into the filter. */
export function FilterHelpButton() {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <IconButton
        size={36}
        aria-label={m.filter.help}
        title={m.filter.help}
        onClick={() => setOpen(true)}
      >
        <IconHelp aria-hidden size={18} />
      </IconButton>
      {isOpen && (
        <Suspense>
          <FilterHelp onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
