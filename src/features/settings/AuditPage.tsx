import { Group, Stack, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconDownload, IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { auditExportAddress, auditPageSize, auditQueries } from '@/client/operation/audit'
import { auditFields } from '@/contract/filter/fields'
import { filterMistake } from '@/failures/filterMistake'
import { Loaded } from '@/fields/Loaded'
import { m } from '@/messages'
import { isPlainNumber, navigate } from '@/navigation/address'
import { useSearch } from '@/navigation/LocationProvider'
import { Button } from '@/ui/buttons/Button'
import { DownloadLink } from '@/ui/buttons/DownloadLink'
import { EmptyState } from '@/ui/page/EmptyState'
import { ErrorPanel } from '@/ui/page/ErrorPanel'
import { Page } from '@/ui/page/Page'
import { AuditTable } from './AuditTable'

const Export = ({ filter }: { filter: string }) => (
  <Group gap="md">
    {(['csv', 'ndjson'] as const).map((format) => (
      <DownloadLink key={format} size="sm" address={auditExportAddress(filter, format)}>
        <Group gap={4} component="span">
          <IconDownload aria-hidden size={16} />
          {m.settings.audit.export[format]}
        </Group>
      </DownloadLink>
    ))}
  </Group>
)

type PagerProps = { page: number; pages: number; onPage: (page: number) => void }

function Pager({ page, pages, onPage }: PagerProps) {
  const { newer, older, place } = m.settings.audit
  return (
    <Group>
      <Button size="xs" variant="default" disabled={page === 0} onClick={() => onPage(page - 1)}>
        {newer}
      </Button>
      <Text size="sm">{place(page + 1, pages)}</Text>
      <Button
        size="xs"
        variant="default"
        disabled={page + 1 >= pages}
        onClick={() => onPage(page + 1)}
      >
        {older}
      </Button>
    </Group>
  )
}

function Entries({ filter, page, onPage }: Omit<PagerProps, 'pages'> & { filter: string }) {
  const entries = useQuery(auditQueries.page(filter, page))
  const { count, none } = m.settings.audit
  const mistake = entries.isError ? filterMistake(filter, auditFields) : undefined
  return (
    <Loaded read={entries} failed={mistake !== undefined && <ErrorPanel reason={mistake} />}>
      {({ records, total = 0 }) =>
        total === 0 ? (
          <EmptyState text={none} />
        ) : (
          <>
            <Text role="status" size="sm" c="dimmed" data-former>
              {count(total)}
            </Text>
            <AuditTable entries={records} />
            <Pager page={page} pages={Math.ceil(total / auditPageSize)} onPage={onPage} />
          </>
        )
      }
    </Loaded>
  )
}

/** Reads an address; what is not ours is left out. */
function readAuditSearch({ filter, page = '' }: Record<string, string>) {
  return { ...(filter ? { filter } : {}), ...(isPlainNumber(page) ? { page: Number(page) } : {}) }
}

function Audit() {
  const { filter = '', page = 1 }: { filter?: string; page?: number } = useSearch(readAuditSearch)
  const [typed, setTyped] = useState(filter)
  const [asked] = useDebouncedValue(typed, 300)
  useEffect(() => {
    const search = asked === '' ? {} : { filter: asked }
    if (asked !== filter) navigate({ to: '/settings/audit', search, replace: true })
  }, [asked, filter])
  const onPage = (next: number) =>
    navigate({
      to: '/settings/audit',
      search: { ...(filter ? { filter } : {}), page: next + 1 },
    })
  return (
    <Stack gap="md">
      <Text c="dimmed">{m.settings.audit.text}</Text>
      <TextInput
        type="search"
        label={m.settings.audit.filter}
        description={m.settings.audit.hint}
        leftSection={<IconSearch aria-hidden size={17} />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Export filter={filter} />
      <Entries filter={filter} page={page - 1} onPage={onPage} />
    </Stack>
  )
}

/** Who changed what, newest first. */
export function AuditPage() {
  return (
    <Page title={m.nav.audit} name={m.nav.audit}>
      <Audit />
    </Page>
  )
}
