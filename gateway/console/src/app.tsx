import { createBrowserRouter, Navigate, RouterProvider } from 'react-router-dom';
import { useQueueCounts } from './queues/useQueueCounts.ts';
import { homeQueueOf } from './session/access.ts';
import { useSession } from './session/session.ts';
import { Frame } from './shell/frame.tsx';
import { Broken, Missing, Opening } from './shell/outcomes.tsx';

/** Each page is a chunk of its own; the frame and the lists come first. */
const router = createBrowserRouter(
  [
    {
      path: '/sign-in',
      errorElement: <Broken />,
      lazy: async () => ({ Component: (await import('./session/signInPage.tsx')).SignInPage }),
    },
    {
      path: '/',
      element: <Frame />,
      errorElement: <Broken />,
      children: [
        { index: true, element: <Home /> },
        {
          path: 'queues/:queue',
          lazy: async () => ({ Component: (await import('./queues/queuePage.tsx')).QueuePage }),
        },
        {
          path: 'cases/:number',
          lazy: async () => ({ Component: (await import('./desk/deskPage.tsx')).DeskPage }),
        },
        {
          path: 'hotline',
          lazy: async () => ({ Component: (await import('./hotline/hotlinePage.tsx')).HotlinePage }),
        },
        {
          path: 'call-backs',
          lazy: async () => ({ Component: (await import('./callBacks/callBacksPage.tsx')).CallBacksPage }),
        },
        {
          path: 'inbound',
          lazy: async () => ({ Component: (await import('./messages/inboundPage.tsx')).InboundPage }),
        },
        {
          path: 'conversations/:id?',
          lazy: async () => ({
            Component: (await import('./conversations/conversationsPage.tsx')).ConversationsPage,
          }),
        },
        {
          path: 'alarms',
          lazy: async () => ({ Component: (await import('./alarms/alarmsPage.tsx')).AlarmsPage }),
        },
        {
          path: 'notices',
          lazy: async () => ({ Component: (await import('./notices/noticesPage.tsx')).NoticesPage }),
        },
        {
          path: 'wordings/:purpose?',
          lazy: async () => ({ Component: (await import('./wordings/wordingsPage.tsx')).WordingsPage }),
        },
        {
          path: 'figures',
          lazy: async () => ({ Component: (await import('./figures/figuresPage.tsx')).FiguresPage }),
        },
        {
          path: 'watch',
          lazy: async () => ({ Component: (await import('./watch/watchPage.tsx')).WatchPage }),
        },
        {
          path: 'hot-spots',
          lazy: async () => ({ Component: (await import('./hotSpots/hotSpotsPage.tsx')).HotSpotsPage }),
        },
        {
          path: 'ranking',
          lazy: async () => ({ Component: (await import('./ranking/rankingPage.tsx')).RankingPage }),
        },
        {
          path: 'report',
          lazy: async () => ({ Component: (await import('./report/reportPage.tsx')).ReportPage }),
        },
        {
          path: 'places',
          lazy: async () => ({ Component: (await import('./places/placesPage.tsx')).PlacesPage }),
        },
        {
          path: 'editions',
          lazy: async () => ({ Component: (await import('./editions/editionsPage.tsx')).EditionsPage }),
        },
        {
          path: 'duties',
          lazy: async () => ({ Component: (await import('./duties/dutiesPage.tsx')).DutiesPage }),
        },
        {
          path: 'rules',
          lazy: async () => ({ Component: (await import('./rules/rulesPage.tsx')).RulesPage }),
        },
        {
          path: 'routing',
          lazy: async () => ({ Component: (await import('./routing/routingPage.tsx')).RoutingPage }),
        },
        {
          path: 'people',
          lazy: async () => ({ Component: (await import('./people/peoplePage.tsx')).PeoplePage }),
        },
        { path: '*', element: <Missing /> },
      ],
    },
  ],
  { basename: '/console' },
);

export function App() {
  return <RouterProvider router={router} fallbackElement={<Opening />} />;
}

function Home() {
  const session = useSession();
  const counts = useQueueCounts();
  if (!session) return null;
  if (counts.isPending) return <Opening />;
  return <Navigate to={`/queues/${homeQueueOf(session.staff.role, counts.data?.counts ?? {})}`} replace />;
}
