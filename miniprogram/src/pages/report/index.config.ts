export default definePageConfig({ navigationBarTitleText: '网格直通' });
