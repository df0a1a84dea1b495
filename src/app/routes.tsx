import { Redirect, useLocation } from 'wouter'
import { findPage, type PageIds, type PagePath } from '@/contract/pages'
import { lazyPlainPart } from '@/ui/page/lazyLoad'
import { pages } from './pages'
import { Shell } from './Shell'
import { SignedInOnly } from './SignedInOnly'

const NotFound = lazyPlainPart(() => import('./NotFound'), 'NotFound')

const DisplayPage = lazyPlainPart(
  () => import('@/features/board/display/DisplayPage'),
  'DisplayPage',
)

function Routed({ page, ids }: { page: PagePath; ids: PageIds }) {
  // A display's link: its token stands for nobody who could sign in.
  if (page === '/wallboard' && window.location.hash) return <DisplayPage />
  const row = pages[page]
  const drawn = 'leadsTo' in row ? <Redirect to={row.leadsTo} replace /> : row.load(ids)
  if (row.right === 'anyone') return drawn
  // What leads elsewhere is inside the shell too: drawn anew, it would lose the keyboard's place.
  return (
    <SignedInOnly>
      <Shell>{drawn}</Shell>
    </SignedInOnly>
  )
}

/** The page of the address. */
export function Routes() {
  const [path] = useLocation()
  const found = findPage(path)
  return found ? <Routed {...found} /> : <NotFound />
}
