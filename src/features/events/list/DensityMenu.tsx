import { Menu } from '@mantine/core'
import type { Density } from '@/contract/views'
import { m } from '@/messages'
import { ButtonMenu } from '@/ui/buttons/ButtonMenu'
import { densities } from '@/ui/preferences'

type Props = {
  density: Density
  onDensity: (density: Density) => void
  isOpen: boolean
  close: () => void
}

/** Chooses the row height: comfortable or compact. */
export const DensityMenu = ({ density, onDensity, isOpen, close }: Props) => (
  <ButtonMenu label={m.common.density} isOpen={isOpen} close={close}>
    {densities.map((value) => (
      <Menu.RadioItem
        key={value}
        value={value}
        checked={value === density}
        onChange={() => onDensity(value)}
      >
        {m.settings.densities[value]}
      </Menu.RadioItem>
    ))}
  </ButtonMenu>
)
