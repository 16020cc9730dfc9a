import type { RefusalGround } from '../../shared/domain/matters/admissions';

/** Article behind each ground of refusal. What a decision cites is kept with it, so a changed list changes no record. */
export const REFUSAL_ARTICLES: Readonly<Record<RefusalGround, string>> = {
  // 北京市接诉即办工作条例 2021, Art. 17, as the public model; a district cites its own here.
  offList: '接诉即办工作条例第十七条：清单以外的工作，不得派给社区',
  assistingOnly: '接诉即办工作条例第十七条：协助责任不得变成主体责任',
  noAuthority: '社区工作事项准入制度：没有法律法规或上级文件依据的，不予准入',
  noMeans: '社区工作事项准入制度：权随责走、费随事转，没有人员和经费的，不予准入',
  privacy: '个人信息保护法第六条：收集个人信息，限于实现目的的最小范围',
};
