export default definePageConfig({ navigationBarTitleText: '停用账号' });
