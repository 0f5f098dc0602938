// What this screen may show and ask, as the gateway has said. The gateway refuses the rest; the page
// does not offer it.
import { computed } from '@preact/signals';
import { CareRequestSchema, RequestSchema, Role, type CareKind, type RequestKind } from '../protocol';
import { role, welcome } from './chair';

const numberOf = (schema: typeof RequestSchema | typeof CareRequestSchema, name: string): number =>
  schema.fields.find((field) => field.localName === name)?.number ?? 0;

export const may = (kind: NonNullable<RequestKind['case']>): boolean =>
  welcome.value?.requests.includes(numberOf(RequestSchema, kind)) ?? false;

export const mayCare = (kind: NonNullable<CareKind['case']>): boolean =>
  welcome.value?.careRequests.includes(numberOf(CareRequestSchema, kind)) ?? false;

export const isTechnician = computed(() => role.value === Role.TECHNICIAN);
export const looksAfterPeople = computed(() => mayCare('listPeople'));
