import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { exportAudit, listAudit } from '@/contract/operation/audit'
import { requestAddress } from '@/contract/requestAddress'
import { send } from '../index'

export const auditPageSize = 50

export const auditExportAddress = (filter: string, format: 'csv' | 'ndjson') =>
  requestAddress(exportAudit, { query: { filter, format } })

export const auditQueries = {
  /** Newest first. */
  page: (filter: string, page: number) =>
    queryOptions({
      queryKey: ['audit', filter, page] as const,
      queryFn: ({ signal }) =>
        send(
          listAudit,
          {
            query: {
              filter,
              limitStart: String(page * auditPageSize),
              limitPageSize: String(auditPageSize),
              orderBy: 'ID',
              ascending: 'false',
            },
          },
          { signal },
        ),
      placeholderData: keepPreviousData,
      staleTime: 0,
    }),
}
