import type { SheetRuleCode } from '../domain/registers/states';

/** Why a step of a table of others is refused, and what to do. Apart from the pages' words: every page knows the sentences of errors. */
export const SHEET_RULE_WORDS: Readonly<Record<SheetRuleCode, string>> = {
  sheetHasProblems: '还有要改的行，改好表格再交一次；有一行不对，就一行也不收',
  sheetBusy: '这个来源还有一份正在收，等它收好再来',
  sheetEmpty: '里面的都收过了，没有新的',
  sheetActedOn: '这一批里已经有人在办的事，不能整批撤，请一件一件处理',
  sheetKept: '原表过了保存期已经收走，答复请从工单里导出',
};
