import { Group, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import type { DiallerContact } from '@/contract/contacts'
import { quote } from '@/contract/filter/print'
import { reasonOf } from '@/failures/reasonOf'
import { ReadAge } from '@/fields/ReadAge'
import { useSpacedNumber } from '@/fields/usePhones'
import { m } from '@/messages'
import { useMayDo } from '@/session/useMayDo'
import { useUpstream } from '@/session/useUpstream'
import { EmptyState } from '@/ui/page/EmptyState'
import { ErrorPanel } from '@/ui/page/ErrorPanel'
import { PageSkeleton } from '@/ui/page/PageSkeleton'
import { Panel } from '@/ui/page/Panel'
import type { Column } from '@/ui/table/DataRow'
import { DataTable } from '@/ui/table/DataTable'
import type { Order } from '@/ui/table/TableHead'
import { formatNumber, formatStamp } from '@/ui/text/format'
import { UntrustedText } from '@/ui/text/UntrustedText'
import { UpstreamPart } from '../UpstreamPart'
import { AddContactButton } from './AddContactButton'
import classes from './ContactsPanel.module.css'
import { contactName } from './contactName'
import { deletingColumn, useDeleting } from './DeleteContact'
import { ImportFileButton } from './file/ImportFileButton'
import { useContactRows } from './useContactRows'

const text = (value: string | null) =>
  value === null ? m.common.nothing : <UntrustedText text={value} oneLine />
const tries = (contact: DiallerContact) =>
  formatNumber(
    contact.nTriesPhoneNumber1 +
      contact.nTriesPhoneNumber2 +
      contact.nTriesPhoneNumber3 +
      contact.nTriesPhoneNumber4 +
      contact.nTriesPhoneNumber5 +
      contact.nTriesPhoneNumber6,
  )

const columns = (spaced: (digits: string) => string): Column<DiallerContact>[] => {
  const { contactKeys, contactColumns } = m.campaigns
  const sortable = true
  const grows = true
  return [
    {
      key: 'Name',
      title: contactKeys.Name,
      width: 197,
      least: 160,
      grows,
      sortable,
      cell: (contact, tabIndex) => (
        <span tabIndex={tabIndex}>
          <UntrustedText text={contactName(contact)} oneLine />
        </span>
      ),
    },
    {
      key: 'PhoneNumber1',
      title: contactKeys.PhoneNumber1,
      width: 143,
      grows,
      sortable,
      cell: ({ PhoneNumber1 }) => text(PhoneNumber1 && spaced(PhoneNumber1)),
    },
    {
      key: 'UserData',
      title: contactKeys.UserData,
      width: 170,
      least: 100,
      grows,
      sortable,
      cell: ({ UserData }) => text(UserData),
    },
    {
      key: 'City',
      title: contactKeys.City,
      width: 117,
      least: 80,
      grows,
      sortable,
      cell: ({ City }) => text(City),
    },
    { key: 'tries', title: contactColumns.tries, width: 107, grows, cell: tries },
    {
      key: 'dtImported',
      title: contactColumns.dtImported,
      width: 161,
      grows,
      sortable,
      cell: ({ dtImported }) => formatStamp(dtImported),
    },
  ]
}

type Props = { DiallerCampaignsID: number }

/** The contacts of a campaign, with what brings in more of them. */
export const ContactsPanel = ({ DiallerCampaignsID }: Props) => (
  <Panel title={m.campaigns.fields.contacts}>
    <UpstreamPart part="contacts" DiallerCampaignsID={DiallerCampaignsID}>
      <Contacts DiallerCampaignsID={DiallerCampaignsID} />
    </UpstreamPart>
  </Panel>
)

function Contacts({ DiallerCampaignsID }: Props) {
  const { host, offers } = useUpstream()
  const isAdmin = useMayDo('admin')
  const mayAdd = isAdmin && offers('importContact')
  const deleting = useDeleting()
  const [search, setSearch] = useState('')
  const [order, setOrder] = useState<Order>({ by: 'Name', ascending: true })
  const [asked] = useDebouncedValue(search.trim(), 250)
  const filter = asked === '' ? '' : quote(asked)
  const wanted = { DiallerCampaignsID, filter, orderBy: order.by, ascending: order.ascending }
  const rows = useContactRows(wanted)
  const shown = columns(useSpacedNumber())
  if (isAdmin && offers('deleteContact')) shown.push(deletingColumn(deleting.begin))
  return (
    <>
      <Group mb="sm">
        <TextInput
          type="search"
          aria-label={m.campaigns.searchContacts}
          placeholder={m.campaigns.searchContacts}
          leftSection={<IconSearch aria-hidden size={17} />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        {mayAdd && <AddContactButton DiallerCampaignsID={DiallerCampaignsID} />}
        {mayAdd && offers('importContactFile') && (
          <ImportFileButton DiallerCampaignsID={DiallerCampaignsID} />
        )}
        <Text role="status" size="sm" c="dimmed">
          {rows.count !== undefined && m.campaigns.contacts(rows.count)}
        </Text>
      </Group>
      {rows.error && <ErrorPanel reason={reasonOf(rows.error)} onRetry={rows.retry} />}
      {!rows.error && (host === undefined || rows.isBehind) && (
        <ReadAge reads={rows.reads} label={m.live.freshnessOfContacts} />
      )}
      {rows.count === undefined && !rows.error && <PageSkeleton />}
      {rows.count === 0 && (
        <EmptyState text={filter === '' ? m.campaigns.noContacts : m.campaigns.noContactMatch} />
      )}
      {rows.count !== undefined && rows.count > 0 && (
        <div className={classes.list}>
          <DataTable
            label={m.campaigns.fields.contacts}
            listKey={JSON.stringify(wanted)}
            columns={shown}
            count={rows.count}
            rowAt={rows.rowAt}
            onWindow={rows.onWindow}
            order={order}
            onOrder={setOrder}
            sortLabel={m.events.sortBy}
          />
        </div>
      )}
      {deleting.dialog}
    </>
  )
}
