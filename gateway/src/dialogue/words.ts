/** Short answers of the conversation. Plain and kind: the reader may be somebody's grandmother. */
export const WORDS = {
  help: '把事情和地点发给我们就行，比如“水景园3号楼门口垃圾没人清”。回复“查询”看进度，“催办”催一下，“退订”不再收短信。',
  greeting: '您好，我们在。有事请把地点和情况发过来，回复“查询”看进度。',
  noCase: '没有查到您正在办理的事。有事请把地点和情况发给我们。',
  which: '您有几件事在办，请在后面加上编号，比如“催办 编号”。',
  urged: '已替您催办，编号',
  supplemented: '已记下您补充的情况，编号',
  stopped: '好的，不再给您发进度短信，事情照常办。想恢复请回复“恢复”。',
  resumed: '好的，以后有进展会短信告诉您。',
  whereThen: '好的，请问在哪里？',
  placeUnclear: '谢谢，已记下。还不能确定地点，工作人员会给您打电话。',
} as const;
