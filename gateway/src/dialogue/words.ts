/** Short answers of the conversation. Plain and kind: the reader may be somebody's grandmother. */
export const WORDS = {
  help: '把事情和地点发给我们就行，比如“水景园3号楼门口垃圾没人清”。回复“查询”看进度，“催办”催一下，“补充”加情况，“撤销”不办了，“退订”不再收短信。',
  greeting: '您好，我们在。有事请把地点和情况发过来，回复“查询”看进度。',
  thanks: '不客气。有事请把地点和情况发过来，回复“查询”看进度。',
  stray: '现在没有等您回复的问题。有事请把地点和情况写在一条短信里发过来，回复“查询”看进度。',
  noMatter: '这里受理身边的事，比如路灯、垃圾、噪音。有事请把地点和情况发过来。',
  noCase: '没有查到您正在办理的事。有事请把地点和情况发给我们。',
  noSuchCase: '没有查到这个编号，请对照短信再看一下，或回复“查询”看全部。',
  urged: '已替您催办，编号',
  supplemented: '已记下您补充的情况，编号',
  supplementEmpty: '请在“补充”后面写上要加的情况，比如“补充 晚上十点以后最吵”。',
  stopped: '好的，不再给您发进度短信，事情照常办。想恢复请回复“恢复”。',
  resumed: '好的，以后有进展会短信告诉您。',
  whereThen: '好的，请问在哪里？',
  placeUnclear: '谢谢，已记下。还不能确定地点，工作人员会给您打电话。',
  placeUnknown: '没关系，已记下。工作人员会给您打电话问清地点。',
  placeExpired: '还不知道在哪里，工作人员会给您打电话问清地点，您也可以直接回复地名。',
  kept: '好的，事情照常办。回复“查询”看进度。',
  lateRating: '谢谢您的评价。评价期已过，不再计分，您的话已记下并转给办理单位。',
  lateUnsolved: '您的话已记下。如果还没解决，请把情况和地点再发一遍，我们重新办理。',
  tooLateToWithdraw: '这件事已经办完，正在核实，不用撤回了。核实后会请您评价。',
  failed: '您的短信已收到，工作人员会看到。',
} as const;

/** Sentences of refusals that speak of pages, for somebody with a keypad. */
export const REFUSED: Readonly<Record<string, string>> = {
  survey_none: '这件事还没有办结，办结后再请您评价。回复“查询”看办到哪一步了。',
  survey_under_way: '这件事正在重新办理，办完会再请您评价。回复“查询”看办到哪一步了。',
  stage_not_allowed: '这件事现在的环节不能这样做。回复“查询”看办到哪一步了。',
  case_changed: '这件事刚刚有了新进展，请回复“查询”看一下再说。',
  survey_changed: '您的评价刚刚已经记下了，谢谢。',
};
