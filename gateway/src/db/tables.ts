/** Rows as they are written, by table: the types come from the Prisma schema. */
import type { Prisma } from './generated/mysql/client.ts';

export interface Tables {
  Edition: Prisma.EditionCreateManyInput;
  Area: Prisma.AreaCreateManyInput;
  BusinessGrid: Prisma.BusinessGridCreateManyInput;
  Unit: Prisma.UnitCreateManyInput;
  Duty: Prisma.DutyCreateManyInput;
  Category: Prisma.CategoryCreateManyInput;
  PlaceName: Prisma.PlaceNameCreateManyInput;
  Staff: Prisma.StaffCreateManyInput;
  Session: Prisma.SessionCreateManyInput;
  Resident: Prisma.ResidentCreateManyInput;
  Contact: Prisma.ContactCreateManyInput;
  Subscription: Prisma.SubscriptionCreateManyInput;
  SignInCode: Prisma.SignInCodeCreateManyInput;
  SpentProof: Prisma.SpentProofCreateManyInput;
  Complaint: Prisma.ComplaintCreateManyInput;
  CaseFile: Prisma.CaseFileCreateManyInput;
  CaseEvent: Prisma.CaseEventCreateManyInput;
  CasePart: Prisma.CasePartCreateManyInput;
  Repetition: Prisma.RepetitionCreateManyInput;
  DaySeal: Prisma.DaySealCreateManyInput;
  FigureLine: Prisma.FigureLineCreateManyInput;
  FigureSum: Prisma.FigureSumCreateManyInput;
  Flag: Prisma.FlagCreateManyInput;
  StaffNotice: Prisma.StaffNoticeCreateManyInput;
  Photo: Prisma.PhotoCreateManyInput;
  PhotoBand: Prisma.PhotoBandCreateManyInput;
  Call: Prisma.CallCreateManyInput;
  CallEvent: Prisma.CallEventCreateManyInput;
  InboundMessage: Prisma.InboundMessageCreateManyInput;
  Conversation: Prisma.ConversationCreateManyInput;
  Alarm: Prisma.AlarmCreateManyInput;
  Notice: Prisma.NoticeCreateManyInput;
  NoticeTemplate: Prisma.NoticeTemplateCreateManyInput;
  ProviderHealth: Prisma.ProviderHealthCreateManyInput;
  DeliveryReceipt: Prisma.DeliveryReceiptCreateManyInput;
  CallBackTask: Prisma.CallBackTaskCreateManyInput;
  Survey: Prisma.SurveyCreateManyInput;
  PlaceCorrection: Prisma.PlaceCorrectionCreateManyInput;
  AliasProposal: Prisma.AliasProposalCreateManyInput;
  CategoryModel: Prisma.CategoryModelCreateManyInput;
  AuditEntry: Prisma.AuditEntryCreateManyInput;
  CaseSerial: Prisma.CaseSerialCreateManyInput;
  ProviderToken: Prisma.ProviderTokenCreateManyInput;
  SweepTurn: Prisma.SweepTurnCreateManyInput;
  Setting: Prisma.SettingCreateManyInput;
}

export type Table = keyof Tables;

/** A value a column can hold. */
export type Cell = string | number | boolean | Date | null;
export type Cells = Record<string, Cell>;

/** The primary key of each table that can be put (insert or replace). */
export const PRIMARY_KEYS = {
  Conversation: 'phoneIndex',
  ProviderHealth: 'name',
  ProviderToken: 'name',
  Setting: 'key',
  SweepTurn: 'name',
  SpentProof: 'id',
  CaseSerial: 'day',
  FigureSum: 'id',
} as const;
export type PutTable = keyof typeof PRIMARY_KEYS;

/** Tables whose rows may go one by one: a draft of the division is discarded with its areas. */
export type RemovableTable = 'Edition' | 'Area';

/** Tables without a history, which an import replaces as a whole. */
export type ReferenceTable = 'Unit' | 'Duty' | 'Category' | 'PlaceName' | 'BusinessGrid';
