import { Alert, Group, Modal, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconArrowDown, IconArrowUp, IconLayoutGrid, IconPlus, IconX } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useId, useRef, useState } from 'react'
import { wallboardMutations } from '@/client/groups/wallboard'
import { viewQueries } from '@/client/views'
import { maxTiles, type Tile } from '@/contract/wallboard'
import { reasonOf } from '@/failures/reasonOf'
import { m } from '@/messages'
import { Button } from '@/ui/buttons/Button'
import { IconButton } from '@/ui/buttons/IconButton'
import { UntrustedText } from '@/ui/text/UntrustedText'
import classes from './ChooseTiles.module.css'
import { chosenOf, firstChoices, type NamedChoice, viewChoice, wantedTiles } from './tileChoices'

const icon = { 'aria-hidden': true, size: 17 } as const

type ListProps = {
  chosen: readonly NamedChoice[]
  onChosen: (chosen: readonly NamedChoice[]) => void
}

/** The tiles of the board in order, with buttons to move and remove each. */
function Shown({ chosen, onChosen }: ListProps) {
  const { remove } = m.wallboard.choose
  const { moveUp, moveDown } = m.events.menus
  const without = (place: number) => chosen.toSpliced(place, 1)
  const move = (place: number, by: -1 | 1) =>
    onChosen(without(place).toSpliced(place + by, 0, ...chosen.slice(place, place + 1)))
  return chosen.map(({ key, title }, place) => (
    <li key={key} className={classes.tile}>
      <span className={classes.name}>
        <UntrustedText text={title} />
      </span>
      <IconButton disabled={place === 0} aria-label={moveUp(title)} onClick={() => move(place, -1)}>
        <IconArrowUp {...icon} />
      </IconButton>
      <IconButton
        disabled={place === chosen.length - 1}
        aria-label={moveDown(title)}
        onClick={() => move(place, 1)}
      >
        <IconArrowDown {...icon} />
      </IconButton>
      <IconButton aria-label={remove(title)} onClick={() => onChosen(without(place))}>
        <IconX {...icon} />
      </IconButton>
    </li>
  ))
}

/** What could stand on the board as well: of the six, and saved views. */
function More({ chosen, onChosen }: ListProps) {
  const views = useQuery(viewQueries.list()).data ?? []
  const isFull = chosen.length >= maxTiles
  const others = [...firstChoices(), ...views.map(viewChoice)].filter(
    ({ key }) => !chosen.some((one) => one.key === key),
  )
  return others.map((other) => (
    <li key={other.key} className={classes.tile}>
      <span className={classes.name}>
        <UntrustedText text={other.title} />
      </span>
      <IconButton
        disabled={isFull}
        aria-label={m.wallboard.choose.add(other.title)}
        onClick={() => onChosen([...chosen, other])}
      >
        <IconPlus {...icon} />
      </IconButton>
    </li>
  ))
}

type FormProps = { tiles: readonly Tile[]; onClose: () => void }

function TilesForm({ tiles, onClose }: FormProps) {
  const [chosen, setChosen] = useState<readonly NamedChoice[]>(() => chosenOf(tiles))
  const set = useMutation(wallboardMutations.setTiles())
  const list = useRef<HTMLOListElement>(null)
  const id = useId()
  const onChosen = (next: readonly NamedChoice[]) => {
    // The button that was pressed goes with its tile: the keyboard stays in the dialog.
    if (next.length !== chosen.length) list.current?.focus()
    setChosen(next)
  }
  const { shown, more, most, least, first, save } = m.wallboard.choose
  return (
    <Stack gap="md">
      <div>
        <Text id={`${id}-shown`} fw={600} size="sm">
          {shown}
        </Text>
        <ol ref={list} tabIndex={-1} aria-labelledby={`${id}-shown`} className={classes.list}>
          <Shown chosen={chosen} onChosen={onChosen} />
        </ol>
      </div>
      <Text size="sm" c="dimmed" role="status">
        {chosen.length >= maxTiles ? most : chosen.length === 0 ? least : ''}
      </Text>
      <div>
        <Text id={`${id}-more`} fw={600} size="sm">
          {more}
        </Text>
        <ul aria-labelledby={`${id}-more`} className={classes.list}>
          <More chosen={chosen} onChosen={onChosen} />
        </ul>
      </div>
      {set.error && (
        <Alert color="red" variant="light" role="alert">
          {reasonOf(set.error)}
        </Alert>
      )}
      <Group justify="flex-end">
        <Button variant="quiet" onClick={() => setChosen(firstChoices())}>
          {first}
        </Button>
        <Button variant="default" onClick={onClose}>
          {m.common.cancel}
        </Button>
        <Button
          loading={set.isPending}
          onClick={() => set.mutate(wantedTiles(chosen), { onSuccess: onClose })}
        >
          {save}
        </Button>
      </Group>
    </Stack>
  )
}

/** Lets everybody choose and order the tiles of their own board. */
export function ChooseTiles({ tiles }: { tiles: readonly Tile[] }) {
  const [isOpen, { open, close }] = useDisclosure(false)
  const { title } = m.wallboard.choose
  return (
    <>
      <Button
        size="xs"
        variant="default"
        icon={<IconLayoutGrid aria-hidden size={16} />}
        onClick={open}
      >
        {title}
      </Button>
      <Modal
        opened={isOpen}
        onClose={close}
        title={title}
        size="sm"
        closeButtonProps={{ 'aria-label': m.common.close }}
      >
        <TilesForm tiles={tiles} onClose={close} />
      </Modal>
    </>
  )
}
