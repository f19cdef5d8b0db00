export default definePageConfig({ navigationBarTitleText: '收条' });
