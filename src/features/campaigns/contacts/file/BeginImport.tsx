import { Group, Switch, Text } from '@mantine/core'
import { m } from '@/messages'
import { Button } from '@/ui/buttons/Button'
import type { ContactFile } from './readContactFile'

type Props = {
  file: ContactFile
  goodCount: number
  leftOutCount: number
  isOverwriting: boolean
  onOverwriting: (isOverwriting: boolean) => void
  onBegin: () => void
}

/** What would be imported of a file that was read, and the button that begins it. */
export function BeginImport(props: Props) {
  const { file, goodCount, leftOutCount, isOverwriting, onOverwriting, onBegin } = props
  const { importing: say } = m.campaigns
  const hasLongRows = file.rows.some((row) => row.lines > 1)
  return (
    <>
      <Text role="status" fw={600}>
        {say.ready(file.rows.length + file.empty, goodCount, leftOutCount, file.empty)}
      </Text>
      {hasLongRows && (
        <Text size="sm" c="dimmed">
          {say.longRows}
        </Text>
      )}
      <Switch
        checked={isOverwriting}
        onChange={(event) => onOverwriting(event.currentTarget.checked)}
        label={say.overwrite}
      />
      <Group justify="flex-end">
        <Button onClick={onBegin} disabled={goodCount === 0}>
          {say.begin(goodCount)}
        </Button>
      </Group>
    </>
  )
}
