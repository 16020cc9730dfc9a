export default definePageConfig({ navigationBarTitleText: '上班和放假' });
