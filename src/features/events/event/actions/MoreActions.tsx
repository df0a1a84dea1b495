import { useDisclosure } from '@mantine/hooks'
import { IconDots } from '@tabler/icons-react'
import type { ComponentProps } from 'react'
import type { SeenEvent } from '@/client/events'
import { m } from '@/messages'
import { MenuButton } from '@/ui/buttons/MenuButton'
import { lazyPart } from '@/ui/page/lazyLoad'
import { Opening } from '@/ui/page/Opening'
import { RawRecord } from './lazyRawRecord'

const MoreActionsMenu = lazyPart(() => import('./MoreActionsMenu'), 'MoreActionsMenu')

type Props = { event: SeenEvent } & Pick<
  ComponentProps<typeof MoreActionsMenu>,
  'offers' | 'isPending' | 'onChoose'
>

/** The actions that a narrow screen has no room for, in a menu that comes with the first press. */
export function MoreActions({ event, ...actions }: Props) {
  const [showsRaw, raw] = useDisclosure(false)
  return (
    <>
      <MenuButton label={m.actions.more} Icon={IconDots} compact>
        {(isOpen, close) => (
          <MoreActionsMenu {...actions} onRaw={raw.open} {...{ isOpen, close }} />
        )}
      </MenuButton>
      <Opening isOpen={showsRaw}>
        {(opened) => <RawRecord {...{ event, opened }} onClose={raw.close} />}
      </Opening>
    </>
  )
}
